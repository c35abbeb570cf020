package godwit.local.cost;

/**
 * One line of the estimate.
 *
 * @param what is paid for
 * @param quantity how many units are billed, free ones taken off
 * @param unit of the quantity
 * @param price of one unit in US dollars
 */
record CostLine(String what, double quantity, String unit, double price) {
  double dollars() {
    return quantity * price;
  }
}
