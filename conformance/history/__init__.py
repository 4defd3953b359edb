"""Reports over time, in a store of the team's; runs are compared by the clauses that all of them have."""
