"""What all groups of figures share: processes, Dovecot, generated mail, the product, and figures."""
