// Pages that hold only words.

import { startShell } from "../shell.js";

startShell();
