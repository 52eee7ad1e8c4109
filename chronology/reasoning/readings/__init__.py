"""What an event's time is most likely read as, where the words leave several readings, weighed by grammar."""
