package org.commonpurse.ledger.internal;

import org.commonpurse.ledger.journal.Book;

/** How the store numbers the books. The numbers never change, whatever is added to the books. */
final class BookNumbers {

  private BookNumbers() {}

  static int number(Book book) {
    return switch (book) {
      case PLAN -> 1;
      case ACTUAL -> 2;
      case IMPACT -> 3;
    };
  }

  static Book book(long number) {
    for (Book book : Book.values()) {
      if (number(book) == number) {
        return book;
      }
    }
    throw new IllegalStateException("The store holds an unknown book, " + number);
  }
}
