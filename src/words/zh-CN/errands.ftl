# errands
