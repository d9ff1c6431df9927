"""Documents: their files, manifest, cleaning and passages, with offsets kept."""
