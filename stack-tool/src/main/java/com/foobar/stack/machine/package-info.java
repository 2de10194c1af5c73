/**
 * Where things run, and how they are reached: the only package that starts processes, opens sockets
 * and touches files on a host. A new kind of machine is one more {@link
 * com.foobar.stack.machine.Machine}, chosen in {@link com.foobar.stack.machine.Machines}; what is
 * to be run there, and why, is nobody's business here.
 */
package com.foobar.stack.machine;
