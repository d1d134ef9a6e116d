"""What only training and measuring need: data beside the repository, vectors kept between runs, fits. Needs the extra `train`."""
