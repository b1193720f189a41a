//! Real browsers, nodes, servers and oracles, started for one scenario and ended with it.

pub mod axe;
pub mod browser;
pub mod cdp;
pub mod chain;
pub mod environment;
pub mod gateway;
pub mod listener;
pub mod needles;
pub mod net_log;
pub mod oracle;
pub mod plain_server;
pub mod process;
pub mod site;
pub mod wait;
