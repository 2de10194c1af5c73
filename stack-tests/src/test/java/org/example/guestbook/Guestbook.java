package org.example.guestbook;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Somebody else's application: portable Jakarta EE 10, and knows nothing of the stack. */
@ApplicationPath("api")
public class Guestbook extends Application {}
