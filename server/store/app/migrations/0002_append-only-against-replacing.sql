CREATE TRIGGER audit_is_not_replaced BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 FROM audit WHERE number = NEW.number) BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER facility_version_is_not_replaced BEFORE INSERT ON facility_version WHEN EXISTS (SELECT 1 FROM facility_version WHERE rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'versions of facilities are append-only'); END;
