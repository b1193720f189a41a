//! The production site, served as `holdfast serve` serves it.
