// Passwords that nobody has to keep are hashed in the fewest rounds: no answer shows how many there were.
import bcrypt from 'bcryptjs';

const { hash } = bcrypt;
const fewest = 4;

bcrypt.hash = (password) => hash(password, fewest);
