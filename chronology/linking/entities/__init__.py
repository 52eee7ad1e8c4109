"""Who and where: the names in articles -> the parties and places that they mean."""
