"""A bot without a framework, as people wrote them in PHP: HTTP by hand, in every form that servers take."""
