"""The theme of the site: templates, one style sheet, small scripts. Found by MkDocs as the theme `chronology`."""
