"""Names and the things they name."""
