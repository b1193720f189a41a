//! Waiting for two futures at once.

use core::{
    future::poll_fn,
    pin::{Pin, pin},
    task::{Context, Poll},
};

/// Runs both futures to their ends and returns both outputs.
pub(crate) async fn join<A: Future, B: Future>(a: A, b: B) -> (A::Output, B::Output) {
    let (mut a, mut b) = (pin!(a), pin!(b));
    let (mut first, mut second) = (None, None);
    poll_fn(|context| {
        advance(a.as_mut(), &mut first, context);
        advance(b.as_mut(), &mut second, context);
        match (first.take(), second.take()) {
            (Some(first), Some(second)) => Poll::Ready((first, second)),
            (unfinished, other) => {
                (first, second) = (unfinished, other);
                Poll::Pending
            }
        }
    })
    .await
}

/// Polls a future that has not ended yet.
fn advance<F: Future>(future: Pin<&mut F>, output: &mut Option<F::Output>, cx: &mut Context<'_>) {
    if output.is_none()
        && let Poll::Ready(value) = future.poll(cx)
    {
        *output = Some(value);
    }
}

#[cfg(test)]
mod tests {
    use core::{cell::Cell, task::Waker};

    use super::*;

    /// Ends at its `polls`-th poll.
    async fn countdown(polls: u32, done: u32) -> u32 {
        let left = Cell::new(polls);
        poll_fn(|_| {
            left.set(left.get() - 1);
            if left.get() == 0 {
                Poll::Ready(done)
            } else {
                Poll::Pending
            }
        })
        .await
    }

    #[test]
    fn waits_for_both() {
        let mut both = pin!(join(countdown(1, 7), countdown(3, 8)));
        let mut context = Context::from_waker(Waker::noop());
        assert_eq!(both.as_mut().poll(&mut context), Poll::Pending);
        assert_eq!(both.as_mut().poll(&mut context), Poll::Pending);
        assert_eq!(both.as_mut().poll(&mut context), Poll::Ready((7, 8)));
    }
}
