"""One file for each thing that a document can be made from; a template names them under `needs`."""
