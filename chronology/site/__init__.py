"""Records -> pages: views are pure, render is the only Jinja, mkdocs_plugin the only MkDocs."""
