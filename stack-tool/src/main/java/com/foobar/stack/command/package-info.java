/**
 * The commands that a person types: their options, and what is printed. What a command does belongs
 * into the package of what it does it to.
 */
package com.foobar.stack.command;
