package org.commonpurse.allocation.term;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * The partners of an agreement in the order in which it names them, which settles ties.
 * <p>
 * Inside the engine a partner is its index in this order, from 0.
 */
public final class Parties {

  private final List<PartnerCode> codes;
  private final Map<PartnerCode, Integer> indexes = new HashMap<>();
  private final List<Long> nothing;

  /**
   * Creates the order.
   *
   * @throws IllegalArgumentException if there is none, or one stands twice
   */
  public Parties(List<PartnerCode> codes) {
    if (codes.isEmpty()) {
      throw new IllegalArgumentException("An agreement needs at least one partner.");
    }
    this.codes = List.copyOf(codes);
    this.nothing = List.copyOf(Collections.nCopies(codes.size(), 0L));
    for (var code : codes) {
      if (indexes.put(code, indexes.size()) != null) {
        throw new IllegalArgumentException("The partner \"" + code + "\" is named twice.");
      }
    }
  }

  /** These partners, and after them others, in their order, that are not among them. */
  public Parties and(Collection<PartnerCode> others) {
    var all = new LinkedHashSet<>(codes);
    all.addAll(others);
    return all.size() == codes.size() ? this : new Parties(List.copyOf(all));
  }

  /** The partners in order. */
  public List<PartnerCode> codes() {
    return codes;
  }

  /** The partner with an index, from 0. */
  public PartnerCode code(int index) {
    return codes.get(index);
  }

  /** Amounts in this order, by partner. */
  public Map<PartnerCode, Long> byCode(List<Long> inOrder) {
    var byCode = new LinkedHashMap<PartnerCode, Long>();
    for (int i = 0; i < inOrder.size(); i++) {
      byCode.put(codes.get(i), inOrder.get(i));
    }
    return byCode;
  }

  /** Nothing for each of them, in pence. */
  public List<Long> nothing() {
    return nothing;
  }

  /** How many partners there are, 1 or more. */
  public int size() {
    return codes.size();
  }

  /** The partner's index, or nothing if the agreement does not name it. */
  public OptionalInt index(PartnerCode code) {
    var index = indexes.get(code);
    return index == null ? OptionalInt.empty() : OptionalInt.of(index);
  }

  @Override
  public String toString() {
    return codes.toString();
  }
}
