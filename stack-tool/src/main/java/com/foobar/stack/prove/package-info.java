/**
 * What {@code ./stack prove} asks of the module that proves: an interface and what is passed
 * through it. How a stack is broken, loaded, read back and judged is in {@code proof/} and in the
 * modules of the applications, which know this tool and which it does not know.
 */
package com.foobar.stack.prove;
