package com.foobar.server.transactionlog;

import com.arjuna.ats.arjuna.common.Uid;

/**
 * The key of a decision in the log.
 *
 * @param uid of the transaction, as text
 * @param type in Narayana's words, without the leading slash
 */
record LogKey(String uid, String type) {

  static LogKey of(Uid uid, String type) {
    return new LogKey(uid.stringForm(), plain(type));
  }

  static String plain(String type) {
    return type.startsWith("/") ? type.substring(1) : type;
  }
}
