//! What the store lives through: kills, flipped bits, restarts.

mod damage;
mod full_disk;
mod kill;
