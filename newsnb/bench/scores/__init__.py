"""What people marked and what a system found -> counts and figures; the same for every system."""
