"""What the web pages keep about invitations, outside the data of the engagement."""
