//! What the store lives through: many hands at once, kills, flipped bits, restarts.

mod chaos;
mod damage;
mod districts;
mod full_disk;
mod generations;
mod kill;
