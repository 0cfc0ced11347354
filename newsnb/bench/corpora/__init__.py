"""A path -> the articles of a published corpus, with what people marked in them."""
