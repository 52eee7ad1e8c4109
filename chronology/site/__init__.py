"""Records -> pages: views are pure, templates and render are the only Jinja, mkdocs_plugin is the only MkDocs."""
