"""Acts: the only place with prefect or httpx."""
