"""The Teams app package: manifest, icons, build and check."""
