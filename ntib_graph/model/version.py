"""The version of this package, which stores and agents carry."""

VERSION = "0.1.0"
