"""What one text says twice: figures that must add up, figures of headline and body, a person's offices."""
