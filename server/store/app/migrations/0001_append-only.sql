CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER facility_version_is_not_changed BEFORE UPDATE ON facility_version BEGIN SELECT RAISE(ABORT, 'versions of facilities are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER facility_version_is_not_deleted BEFORE DELETE ON facility_version BEGIN SELECT RAISE(ABORT, 'versions of facilities are append-only'); END;
