"""The winter with and without the truce. In: a system, its damage. Out: adequacy with intervals."""
