"""What the commands print: answers, profiles, tables and JSON."""
