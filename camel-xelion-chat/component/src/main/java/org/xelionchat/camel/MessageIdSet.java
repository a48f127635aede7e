package org.xelionchat.camel;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Ids of one session's messages. They are remembered as long as the session lasts, so they are kept small: as numbers in
 * ascending order, in which Xelion gives them away, with eight bytes each. Safe for use by any thread.
 */
final class MessageIdSet {

    private static final int NO_NUMBER = -1;

    /** All numbers of so many digits fit into a long. */
    private static final int MOST_DIGITS = 18;

    // guarded by this
    private long[] numbers = new long[8];
    private int size;
    private Set<String> others = Set.of();

    synchronized boolean contains(String id) {
        long number = number(id);
        return number == NO_NUMBER ? others.contains(id) : find(number) >= 0;
    }

    synchronized void add(String id) {
        long number = number(id);
        if (number == NO_NUMBER) {
            addOther(id);
            return;
        }
        int found = find(number);
        if (found < 0) {
            insert(number, -found - 1);
        }
    }

    private void addOther(String id) {
        if (others.isEmpty()) {
            others = new HashSet<>();
        }
        others.add(id);
    }

    private void insert(long number, int at) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size + size / 2);
        }
        System.arraycopy(numbers, at, numbers, at + 1, size - at);
        numbers[at] = number;
        size++;
    }

    /** {@return where it is; where it is not, as {@link Arrays#binarySearch(long[], long)}} */
    private int find(long number) {
        // the next one is nearly always the highest
        return size == 0 || number > numbers[size - 1] ? -size - 1 : Arrays.binarySearch(numbers, 0, size, number);
    }

    /** {@return the number that an id is written as, where there is no other way to write it} */
    private static long number(String id) {
        int digits = id.length();
        if (digits == 0 || digits > MOST_DIGITS || digits > 1 && id.charAt(0) == '0') {
            return NO_NUMBER;
        }
        long number = 0;
        for (int i = 0; i < digits; i++) {
            int digit = id.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return NO_NUMBER;
            }
            number = 10 * number + digit;
        }
        return number;
    }
}
