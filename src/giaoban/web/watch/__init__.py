"""Theo dõi trang công bố: the watch list, from the fetching of a page to what is new on it."""
