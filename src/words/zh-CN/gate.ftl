# gate
