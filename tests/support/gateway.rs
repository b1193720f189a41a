//! The reference IPFS gateway, where this machine could build it.

use std::{path::Path, process::Command};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::support::{environment, process::Process};
