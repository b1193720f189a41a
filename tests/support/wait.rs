//! Waiting for a condition, with a deadline and never for a fixed time.

use std::{future::Future, time::Duration};

use anyhow::{Result, bail};
use tokio::time::{Instant, MissedTickBehavior, interval};

/// How long a step of a scenario may take on a loaded machine.
pub const STEP: Duration = Duration::from_secs(40);

/// Asks `probe` again and again until it answers `Some`, for at most [`STEP`].
pub async fn until<T, F>(what: &str, probe: impl FnMut() -> F) -> Result<T>
where
    F: Future<Output = Result<Option<T>>>,
{
    until_for(STEP, what, probe).await
}

/// Asks `probe` again and again until it answers `Some`, for at most `limit`.
pub async fn until_for<T, F>(limit: Duration, what: &str, mut probe: impl FnMut() -> F) -> Result<T>
where
    F: Future<Output = Result<Option<T>>>,
{
    let deadline = Instant::now() + limit;
    let mut ticks = interval(Duration::from_millis(60));
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut last_error = None;
    loop {
        ticks.tick().await;
        match probe().await {
            Ok(Some(value)) => return Ok(value),
            Ok(None) => {}
            Err(error) => last_error = Some(error),
        }
        if Instant::now() > deadline {
            match last_error {
                Some(error) => bail!("waited {limit:?} for {what}; last error: {error:#}"),
                None => bail!("waited {limit:?} for {what}"),
            }
        }
    }
}
