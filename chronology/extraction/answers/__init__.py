"""Which claim another one answers: every claim near it is ranked, none among them."""
