package com.foobar.stack.command;

/** What a command has found out; its properties are what programs are told of it. */
interface Report {
  /** For people. */
  String table();
}
