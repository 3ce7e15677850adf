"""What a clause is about, weighed from many small signs."""
