"""Records in, frozen view models out: what each page says, without Jinja and without MkDocs."""
