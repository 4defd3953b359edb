"""A seller of VPN accounts who asks that one joins a channel first, on aiogram."""
