"""The interview: asking one sitting, and laying the answers of several people side by side."""
