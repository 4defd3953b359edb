"""What bots sell: invoices, checkouts, Stars and paid media."""
