/**
 * What the command {@code bench} asks of the module bench, which the tool finds when it runs. How
 * anything is measured belongs there.
 */
package com.foobar.stack.bench;
