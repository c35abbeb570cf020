package godwit.relay;

import godwit.inspection.Inspections;
import godwit.work.Inspection;

/** One kind of inspection: its name, its books, and who looks. */
record InspectionDesk<R>(Inspection what, Inspections<R> books, Inspector<R> inspector) {}
