//! News comes to one desk after another, so that two hundred of them never draw at once
//! while somebody waits for a key to be answered.

use crate::desk::session::event_loop::TerminalEvent;
use crate::office::Notify;
use std::sync::mpsc::{Sender, SyncSender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// A desk that has not drawn by then (its line is full, or it has much to do) keeps the
/// others waiting no longer.
pub(super) const PATIENCE: Duration = Duration::from_millis(5);

/// Wakes desks in the order in which news came for them.
pub(super) struct WakeQueue(Mutex<Option<Sender<SyncSender<TerminalEvent>>>>);

impl WakeQueue {
    /// Starts its thread, which ends with the last desk that it wakes.
    pub fn start(patience: Duration) -> Self {
        let (requests, waiting) = channel::<SyncSender<TerminalEvent>>();
        let wakes = move || {
            for desk in waiting {
                let (turn, drawn) = channel();
                // A session whose queue is full looks for news by itself afterwards.
                if desk.try_send(TerminalEvent::News(Some(turn))).is_ok() {
                    let _drawn = drawn.recv_timeout(patience);
                }
            }
        };
        // Without a thread everybody is woken at once.
        let started = thread::Builder::new().name("wake-queue".into()).spawn(wakes);
        Self(Mutex::new(started.is_ok().then_some(requests)))
    }

    /// A callback that queues a desk to be woken.
    pub fn wake(&self, desk: SyncSender<TerminalEvent>) -> Notify {
        let requests = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Arc::new(move || match &requests {
            // It is there as long as anybody is to be woken.
            Some(requests) => drop(requests.send(desk.clone())),
            None => drop(desk.try_send(TerminalEvent::News(None))),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::{Receiver, sync_channel};

    fn desk(queue: &WakeQueue) -> (Notify, Receiver<TerminalEvent>) {
        let (desk, events) = sync_channel(1);
        (queue.wake(desk), events)
    }

    #[test]
    fn the_next_desk_is_woken_when_the_one_before_has_drawn() {
        let queue = WakeQueue::start(Duration::from_secs(3_600));
        let (first, second) = (desk(&queue), desk(&queue));
        (first.0)();
        (second.0)();
        let turn = first.1.recv().expect("woken");
        assert!(second.1.try_recv().is_err(), "not yet");
        drop(turn);
        assert!(matches!(second.1.recv(), Ok(TerminalEvent::News(Some(_)))));
    }

    #[test]
    fn a_desk_that_does_not_draw_is_waited_for_no_longer_than_patience() {
        let queue = WakeQueue::start(Duration::from_millis(1));
        let (stuck, next) = (desk(&queue), desk(&queue));
        (0..3).for_each(|_| (stuck.0)());
        (next.0)();
        assert!(matches!(next.1.recv(), Ok(TerminalEvent::News(Some(_)))));
    }
}
